"""What holds of rounds, reports and answers once the older reports have their round."""

import django.db.models.deletion
from django.db import migrations, models

from kiemtra.store.append_only import backwards_with_answers, forwards_with_answers


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0017_rounds_of_reports'),
    ]

    operations = [
        migrations.AlterField(
            model_name='reportrequest',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='store.reportround'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(('origin__in', ['typed', 'last_period', 'profile', 'tasks', 'workbook'])), name='answer_origin'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('request', 'item', 'row_key'), name='one_answer'),
        ),
        migrations.AddConstraint(
            model_name='reportrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('inspection__isnull', True)), fields=('round', 'agency'), name='one_request_of_a_round'),
        ),
        migrations.RunPython(forwards_with_answers, backwards_with_answers),
    ]
